from collections import defaultdict


def merge_changes(changes):
    """The text that results from these changes, in whichever order they come."""
    texts = {}
    behind = defaultdict(list)
    deleted = set()
    for change in changes:
        if "delete" in change:
            deleted.add(change["delete"])
        elif change["id"] not in texts:
            texts[change["id"]] = change["text"]
            behind[change["after"]].append(change["id"])

    # The characters are a tree. It is as deep as the text is long, so it is walked with a list rather than by recursion.
    text = []
    following = [0]
    while following:
        at = following.pop()
        if at in texts and at not in deleted:
            text.append(texts[at])
        following.extend(sorted(behind[at]))
    return "".join(text)


if __name__ == "__main__":
    changes = [
        {"id": 1, "after": 0, "text": "a"},
        {"id": 3, "after": 1, "text": "c"},
        {"id": 5, "after": 1, "text": "b"},
    ]
    print(merge_changes(changes))
