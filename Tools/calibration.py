"""How far probabilities can be relied on."""
import collections


def print_calibration(judged):
    """Prints a table of (probability, whether it came true), and returns the expected calibration
    error: how far the probabilities are from the shares that came true."""
    bins = collections.defaultdict(list)
    for probability, is_true in judged:
        bins[min(int(probability * 10), 9)].append((probability, is_true))
    total, error = sum(map(len, bins.values())), 0
    print("%-11s %6s %11s %12s" % ("confidence", "count", "their mean", "share right"))
    for number, rows in sorted(bins.items()):
        mean, right = (sum(column) / len(rows) for column in zip(*rows))
        error += len(rows) / total * abs(mean - right)
        print("%.1f – %.1f   %6d %11.3f %12.3f" % (number / 10, number / 10 + 0.1, len(rows), mean, right))
    return error
