def listen(arrivals, ahead):
    """
    What is heard when arrivals[second] came in each second and ahead segments must wait before it starts:
    heard (one entry a second, None for silence), missing (first and last number of each jump) and dropped (a count).
    """
    heard = []
    missing = []
    waiting = set()
    dropped = 0
    last = None
    playing = False

    for arrived in arrivals:
        for segment in arrived:
            if segment in waiting or (last is not None and segment <= last):
                dropped += 1
            else:
                waiting.add(segment)

        if not waiting:
            playing = False
        elif len(waiting) >= ahead:
            playing = True
        if not playing:
            heard.append(None)
            continue

        segment = min(waiting)
        waiting.remove(segment)
        if last is not None and segment > last + 1:
            missing.append([last + 1, segment - 1])
        heard.append(segment)
        last = segment

    return {"heard": heard, "missing": missing, "dropped": dropped}


if __name__ == "__main__":
    print(listen([[1], [2], [4], [], [3, 5]], 2))
