"""Seeded numbers that float32 holds exactly, so that float and double start from the same values."""
import random

import torch

RESOLUTION = 128


class Dyadic:
    def __init__(self, seed):
        # Python documents random() as the same sequence for a seed in every version; the other methods may change.
        self._random = random.Random(seed)

    def index(self, count):
        return int(self._random.random() * count)

    def number(self, limit):
        """A multiple of 1/128 in [-limit, limit], never 0 (where |w| has no derivative)."""
        steps = round(limit * RESOLUTION)
        value = self.index(2 * steps) - steps
        return (value if value < 0 else value + 1) / RESOLUTION

    def tensor(self, shape, limit):
        count = 1
        for length in shape:
            count *= length
        return torch.tensor([self.number(limit) for _ in range(count)], dtype=torch.float64).reshape(shape)
