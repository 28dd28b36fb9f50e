closing = {"(": ")", "[": "]", "{": "}"}


def is_balanced(text):
    """Whether every bracket is closed by one of its own kind, and in the right order."""
    expected = []  # What has yet to come, the nearest last.
    for character in text:
        if character in closing:
            expected.append(closing[character])
        elif character in closing.values():
            if not expected or expected.pop() != character:
                return False
    return not expected


if __name__ == "__main__":
    print(is_balanced("f(a[0])"))  # True
    print(is_balanced("f(a[0)]"))  # False
