def column(square):
    return ord(square[0]) - ord("a")


def row(square):
    return int(square[1]) - 1


def square_at(x, y):
    return "abcdefgh"[x] + str(y + 1)


def sign(number):
    return (number > 0) - (number < 0)


def is_open(position, start, end):
    """Whether every square strictly between two squares of one line is empty."""
    right = sign(column(end) - column(start))
    up = sign(row(end) - row(start))
    x, y = column(start) + right, row(start) + up
    while square_at(x, y) != end:
        if square_at(x, y) in position:
            return False
        x, y = x + right, y + up
    return True


def pawn_reaches(position, start, end, white):
    ahead = (row(end) - row(start)) * (1 if white else -1)
    aside = abs(column(end) - column(start))
    if end in position:
        return ahead == 1 and aside == 1
    if aside != 0:
        return False
    first = 1 if white else 6
    return ahead == 1 or (ahead == 2 and row(start) == first and is_open(position, start, end))


def reaches(position, start, end):
    """Whether the piece on start could go to end if kings did not matter."""
    piece = position.get(start)
    target = position.get(end)
    if not piece or start == end:
        return False
    if target and target.isupper() == piece.isupper():
        return False

    across = abs(column(end) - column(start))
    up = abs(row(end) - row(start))
    straight = across == 0 or up == 0
    diagonal = across == up
    kind = piece.upper()
    if kind == "K":
        return across <= 1 and up <= 1
    if kind == "N":
        return across * up == 2
    if kind == "R":
        return straight and is_open(position, start, end)
    if kind == "B":
        return diagonal and is_open(position, start, end)
    if kind == "Q":
        return (straight or diagonal) and is_open(position, start, end)
    return pawn_reaches(position, start, end, piece.isupper())


def is_in_check(position, white):
    king = next((square for square, piece in position.items() if piece == ("K" if white else "k")), None)
    return king is not None and any(reaches(position, square, king) for square in position)


def can_move(position, start, end):
    """Whether the piece on start may go to end. A position goes from squares to pieces, capitals for white."""
    if not reaches(position, start, end):
        return False
    # Asked after the move: a king that steps back along a line is still attacked on it.
    after = {square: piece for square, piece in position.items() if square != start}
    after[end] = position[start]
    return not is_in_check(after, position[start].isupper())


if __name__ == "__main__":
    print(can_move({"d4": "R"}, "d4", "d8"))  # True
    print(can_move({"d4": "R"}, "d4", "f6"))  # False
