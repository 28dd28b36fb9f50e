def count_runs(text):
    """The text with every run of one letter written as the letter and a number."""
    return text  # Your turn.


if __name__ == "__main__":
    print(count_runs("aaabcc"))  # a3bc2
