"""Logistic regression on features that hold or do not, with the standard library alone.

L-BFGS (Nocedal, Updating quasi-Newton matrices with limited storage, 1980) finds the weights: it
reaches what scipy's does, in a minute, and always the same.
"""
import collections
import math

# Steps whose bend is remembered, and the most steps; it is done when one gains less than a part in
# so many of what there is to lose.
MEMORY = 10
MOST_STEPS = 300
LEAST_GAIN = 1e-7


class Model:
    """The log of the odds of yes: the sum of the weights of the features that hold."""

    def __init__(self, bias, weights):
        self.bias, self.weights = bias, weights

    def log_odds(self, features):
        return self.bias + sum(self.weights.get(feature, 0.0) for feature in features)

    def probability(self, features):
        return 1 / (1 + math.exp(-self.log_odds(features)))

    def loss(self, examples):
        """Mean log loss: how surprised it is by the answers."""
        return sum(surprise(self.log_odds(features), answer) for features, answer in examples) / len(examples)


def surprise(odds, answer):
    wrong = -odds if answer else odds
    return wrong + math.log1p(math.exp(-wrong)) if wrong > 0 else math.log1p(math.exp(wrong))


def learn(examples, penalty, least):
    """The model that makes the answers of the examples, (features, answer), the likeliest. Half the
    squares of its weights cost `penalty`; a feature that is met less than `least` times has none."""
    loss = Loss(examples, penalty, least)
    weights = minimum(loss, [0.0] * (len(loss.names) + 1))
    return Model(weights[-1], dict(zip(loss.names, weights)))


class Loss:
    """What a list of weights, the bias last, costs on the examples, and its slope."""

    def __init__(self, examples, penalty, least):
        counts = collections.Counter(feature for features, _ in examples for feature in features)
        self.names = sorted(feature for feature, count in counts.items() if count >= least)
        numbers = {name: number for number, name in enumerate(self.names)}
        self.penalty = penalty
        self.answers = [int(answer) for _, answer in examples]
        self.rows = [[numbers[f] for f in features if f in numbers] for features, _ in examples]
        # The examples of each feature, so that the slope too is summed without a loop in Python.
        self.columns = [[] for _ in self.names]
        for number, row in enumerate(self.rows):
            for feature in row:
                self.columns[feature].append(number)

    def __call__(self, weights):
        weight, bias = weights.__getitem__, weights[-1]
        odds = [bias + sum(map(weight, row)) for row in self.rows]
        loss = sum(map(surprise, odds, self.answers))
        errors = [1 / (1 + math.exp(-z)) - answer for z, answer in zip(odds, self.answers)]
        error = errors.__getitem__
        slope = [sum(map(error, column)) + self.penalty * w for column, w in zip(self.columns, weights)]
        squares = sum(w * w for w in weights[:-1])
        return loss + self.penalty * squares / 2, slope + [sum(errors)]


def minimum(loss, point):
    value, slope = loss(point)
    steps = collections.deque(maxlen=MEMORY)
    for _ in range(MOST_STEPS):
        direction = downhill(slope, steps)
        length = 1.0 if steps else 1 / math.sqrt(dot(slope, slope))
        fall = dot(direction, slope)
        while True:
            there = [x + length * d for x, d in zip(point, direction)]
            lower, bent = loss(there)
            if lower <= value + 1e-4 * length * fall:
                break
            length /= 2
        moved = [length * d for d in direction]
        turned = [new - old for new, old in zip(bent, slope)]
        if dot(moved, turned) > 0:
            steps.append((moved, turned))
        gain, point, value, slope = value - lower, there, lower, bent
        if gain < LEAST_GAIN * value:
            break
    return point


def downhill(slope, steps):
    """Where Newton's method would go, by the bend that the last steps have met."""
    direction, shares = [-s for s in slope], []
    for moved, turned in reversed(steps):
        share = dot(moved, direction) / dot(moved, turned)
        direction = [d - share * t for d, t in zip(direction, turned)]
        shares.append(share)
    if steps:
        moved, turned = steps[-1]
        scale = dot(moved, turned) / dot(turned, turned)
        direction = [scale * d for d in direction]
    for (moved, turned), share in zip(steps, reversed(shares)):
        back = share - dot(turned, direction) / dot(moved, turned)
        direction = [d + back * m for d, m in zip(direction, moved)]
    return direction


def dot(a, b):
    return sum(x * y for x, y in zip(a, b))
