def listen(arrivals, ahead):
    """
    What is heard when arrivals[second] came in each second and ahead segments must wait before it starts:
    heard (one entry a second, None for silence), missing (first and last number of each jump) and dropped (a count).
    """
    return {"heard": [], "missing": [], "dropped": 0}  # Your turn.


if __name__ == "__main__":
    print(listen([[1], [2], [4], [], [3, 5]], 2))
