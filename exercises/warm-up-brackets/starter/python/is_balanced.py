def is_balanced(text):
    """Whether every bracket is closed by one of its own kind, and in the right order."""
    return True  # Your turn.


if __name__ == "__main__":
    print(is_balanced("f(a[0])"))  # True
    print(is_balanced("f(a[0)]"))  # False
