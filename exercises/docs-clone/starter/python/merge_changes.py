def merge_changes(changes):
    """The text that results from these changes, in whichever order they come."""
    return ""  # Your turn.


if __name__ == "__main__":
    changes = [
        {"id": 1, "after": 0, "text": "a"},
        {"id": 3, "after": 1, "text": "c"},
        {"id": 5, "after": 1, "text": "b"},
    ]
    print(merge_changes(changes))
