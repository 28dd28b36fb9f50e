def resolve_link(page, link):
    """The whole address to which link, found on page, leads."""
    return link  # Your turn.


if __name__ == "__main__":
    page = "https://shop.example/books/new/list?sort=price#top"
    print(resolve_link(page, "../old"))  # https://shop.example/books/old
