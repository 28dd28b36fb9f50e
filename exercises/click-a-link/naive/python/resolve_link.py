import re


def split(address):
    """Scheme, site, path, query and fragment, each with its own punctuation, so that joining them puts them together."""
    parts = re.fullmatch(r"(?is)([a-z][a-z\d+.-]*:)?(//[^/?#]*)?([^?#]*)(\?[^#]*)?(#.*)?", address)
    return [part or "" for part in parts.groups()]


def without_dots(path):
    """A path from the topmost folder without . and .. in it."""
    names = path.split("/")
    # What stands before the first slash is a name like the others here, and one .. too many takes it away.
    kept = []
    for name in names:
        if name == "..":
            del kept[-1:]
        elif name != ".":
            kept.append(name)
    # .. at the end is a folder, and a folder's address ends with a slash.
    if names[-1] in (".", ".."):
        kept.append("")
    return "/".join(kept)


def resolve_link(page, link):
    """The whole address to which link, found on page, leads."""
    page_scheme, page_site, page_path, page_query, _ = split(page)
    scheme, site, path, query, fragment = split(link)
    if not scheme and not site:
        if not path:
            path = page_path
            query = query or page_query
        elif not path.startswith("/"):
            path = (page_path[: page_path.rfind("/") + 1] or "/") + path
        site = page_site
    if path.startswith("/"):
        path = without_dots(path)
    return (scheme or page_scheme) + site + path + query + fragment


if __name__ == "__main__":
    page = "https://shop.example/books/new/list?sort=price#top"
    print(resolve_link(page, "../old"))  # https://shop.example/books/old
