from itertools import groupby


def count_runs(text):
    """The text with every run of one letter written as the letter and a number."""
    runs = [(letter, len(list(run))) for letter, run in groupby(text)]
    return "".join(f"{letter}{count}" if count > 1 else letter for letter, count in runs)


if __name__ == "__main__":
    print(count_runs("aaabcc"))  # a3bc2
