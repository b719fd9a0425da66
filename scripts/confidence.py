"""Fits the weights of a fact's confidence (`src/fact/confidence.rs`) to annotations of documents that no rule was made from.

    cargo run --release --example signs GOLD > signs.jsonl
    python scripts/confidence.py SCORE.PY GOLD signs.jsonl [GOLD signs.jsonl ...] [--test GOLD signs.jsonl ...]

SCORE.PY is the scorer of the annotations: it tells which facts are right in every field. Prints the weights as they stand in the
source, and a table of how many facts of each confidence are right. Needs NumPy.
"""

import argparse
import importlib.util
import json
from pathlib import Path

import numpy as np

STEPS = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.0]
PENALTY = 1.0


def scored(scorer, gold, lines):
    """Signs, and whether all of it is right, of each fact that an annotation tells of; those it does not tell of are wrong."""
    for line in lines.read_text("utf-8").splitlines():
        record = json.loads(line)
        facts = json.loads((gold / f"{record['doc']}.json").read_text("utf-8"))["facts"]
        pairs = {j: i for i, j in scorer.align(facts, record["facts"])}
        free = [one["span"] for one in facts if one.get("opt")]
        for number, (fact, signs) in enumerate(zip(record["facts"], record["signs"], strict=True)):
            told = facts[pairs[number]] if number in pairs else None
            if told is None:
                if any(scorer.overlap(fact["span"], span) for span in free):
                    continue
                right = False
            elif told.get("opt"):
                continue
            else:
                right = all(one is not False for one in scorer.judge(told, fact).values())
            yield [value for _, value in signs], right, fact["confidence"], [name for name, _ in signs]


def fit(signs, right, rounds=50):
    """Newton's method on the penalised likelihood."""
    weights = np.zeros(signs.shape[1])
    for _ in range(rounds):
        chance = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (right - chance) - PENALTY * weights
        bend = (signs * (chance * (1 - chance))[:, None]).T @ signs + PENALTY * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return weights


def table(chance, right):
    """How many facts have so much confidence, and how many of these are right."""
    above = 2.0
    for least in STEPS:
        inside = (chance >= least) & (chance < above)
        above = least
        if inside.any():
            print(f"| {least} | {inside.sum()} | {right[inside].mean():.0%} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    options = parser.parse_args()
    spec = importlib.util.spec_from_file_location("scorer", options.scorer)
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)

    def read(paths):
        data = [one for gold, lines in zip(paths[::2], paths[1::2]) for one in scored(scorer, gold, lines)]
        return np.array([one[0] for one in data]), np.array([one[1] for one in data], float), data

    signs, right, data = read(options.pairs)
    weights = fit(signs, right)
    print(f"{len(right)} facts, {right.mean():.3f} right")
    for name, weight in zip(data[0][3], weights):
        print(f'    ("{name}", {weight:.2f}),')
    for paths in [options.pairs, options.test]:
        if paths:
            signs, right, data = read(paths)
            print(f"as fitted, of {len(right)}:")
            table(1 / (1 + np.exp(-signs @ weights)), right)
            print("as it stands:")
            table(np.array([one[2] for one in data]), right)


if __name__ == "__main__":
    main()
