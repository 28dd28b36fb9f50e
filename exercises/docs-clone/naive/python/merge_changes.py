def place_of(characters, number):
    return next((place for place, character in enumerate(characters) if character["id"] == number), None)


def apply(characters, change):
    """Whether the change could be applied: what it refers to has arrived."""
    if "delete" in change:
        place = place_of(characters, change["delete"])
        if place is not None:
            characters[place]["deleted"] = True
        return place is not None
    if place_of(characters, change["id"]) is not None:
        return True
    place = -1 if change["after"] == 0 else place_of(characters, change["after"])
    if place is None:
        return False
    place += 1
    # Steps over a greater character at the same place, but not over what is placed behind that one in its turn.
    while (
        place < len(characters)
        and characters[place]["after"] == change["after"]
        and characters[place]["id"] > change["id"]
    ):
        place += 1
    characters.insert(place, {**change, "deleted": False})
    return True


def merge_changes(changes):
    """The text that results from these changes, in whichever order they come."""
    characters = []
    waiting = changes
    before = None
    while before is None or len(waiting) < before:
        before = len(waiting)
        waiting = [change for change in waiting if not apply(characters, change)]
    return "".join(character["text"] for character in characters if not character["deleted"])


if __name__ == "__main__":
    changes = [
        {"id": 1, "after": 0, "text": "a"},
        {"id": 3, "after": 1, "text": "c"},
        {"id": 5, "after": 1, "text": "b"},
    ]
    print(merge_changes(changes))
