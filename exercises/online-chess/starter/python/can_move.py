def can_move(position, start, end):
    """Whether the piece on start may go to end. A position goes from squares to pieces, capitals for white."""
    return True  # Your turn.


if __name__ == "__main__":
    print(can_move({"d4": "R"}, "d4", "d8"))  # True
    print(can_move({"d4": "R"}, "d4", "f6"))  # False
