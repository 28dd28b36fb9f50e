def run_case(rows, start, new_color):
    picture = Picture(rows)
    flood_fill(picture, (start["x"], start["y"]), new_color)
    return str(picture).split("\n")
