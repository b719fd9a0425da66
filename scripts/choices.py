"""Fits the weights of a choice to gold annotations: which stretch of time a figure holds for (`src/fact/choice.tsv`), or
which words its indicator is (`--words`, `src/fact/wording.tsv`).

    cargo run --release --example choices GOLD > choices.jsonl
    python scripts/choices.py GOLD choices.jsonl [GOLD choices.jsonl ...] [--folds N] [--write]

A conditional log-linear model: of the rivals for a figure, those that the annotation accepts are right. Needs
NumPy and Python 3.11; the same input gives the same weights. `--folds` also prints how often the choice is right on
documents it was not fitted to; `--write` writes the weights in thousandths. What a figure may borrow depends on what was chosen before it, so
a fit is repeated on what the last one reads, the last two rounds together. Fits on other documents differ more than any
is better: what ships is the mean of the third fit and of the weights that stood in the file (`--mean`).

The weights shipped were fitted to the train gold, to our own cases (`--cases`, each many times) and to some 260 documents of
other offices and papers that were annotated by the same guide; those are not ours to ship.
"""

import argparse
import calendar
import json
import re
import sys
import unicodedata
import zlib
from collections import Counter
from pathlib import Path

import numpy as np
import tomllib

FACT = Path(__file__).parent.parent / "src" / "fact"
# Words are right from this likeness (F1 of the words) to an accepted indicator on, as the scorer has it.
LIKE = 0.6
# What silence counts where a time is told and one reader would accept silence too.
SILENCE = 0.25
# Weights smaller than this many thousandths are left out.
LEAST = 20


def accepted(fact):
    """The periods that an annotation accepts, as (start, end) or None."""
    return {None if p is None else tuple(p) for p in [fact.get("p"), *fact.get("alt", {}).get("p", [])]}


def wanted(fact, rivals):
    """How much each of the rivals is to be learned: what is accepted, but silence only in part where the best reading is
    among them."""
    right = accepted(fact)
    told = fact.get("p") is not None and any(one in right for one in rivals if one)
    return [0.0 if one not in right else SILENCE if one is None and told else 1.0 for one in rivals]


def likeness(one, other):
    """F1 of the words of two phrases."""
    a, b = (Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())) for text in (one, other))
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def of_times(figure, fact):
    """The rivals for a period: marks, how much each is to be learned, which are right, whether what was read is."""
    right = accepted(fact)
    days = [one and tuple(one) for one, _ in figure["rivals"]]
    now = (figure["period"] and tuple(figure["period"])) in right
    return [marks for _, marks in figure["rivals"]], wanted(fact, days), [one in right for one in days], now


def of_words(figure, fact):
    """The same of the words of an indicator."""

    def like(words):
        return max(likeness(words, one) for one in fact["i"])

    likes = [like(words) for words, _ in figure["words"]]
    # The nearer the better: of two that nearly say the same, the nearer one is to be learned.
    learned = [one**3 if one >= LIKE else 0.0 for one in likes]
    marks = [marks for _, marks in figure["words"]]
    return marks, learned, [one >= LIKE for one in likes], like(figure["indicator"] or "") >= LIKE


def figures(gold, lines, words):
    """Of each figure that has an annotation: document, then what `of_times` or `of_words` tells."""
    for line in lines.read_text("utf-8").splitlines():
        record = json.loads(line)
        facts = json.loads((gold / f"{record['doc']}.json").read_text("utf-8"))["facts"]
        spans = [(fact["span"], fact) for fact in facts if not fact.get("opt")]
        for figure in record["figures"]:
            start, end = figure["start"], figure["start"] + len(figure["quote"])
            fact = next((fact for (a, b), fact in spans if a < end and start < b), None)
            if fact is None or not figure["words" if words else "rivals"]:
                continue
            if "i" not in fact if words else fact.get("untold"):
                continue
            yield record["doc"], *(of_words if words else of_times)(figure, fact)


def days_of(label):
    """The days of a period's label: 2019, 2019-H1, 2019-Q2, 2019-5M, 2019-05, a day, A/B, ../B."""
    if "/" in label:
        start, end = label.split("/")
        return [None if start == ".." else days_of(start)[0], days_of(end)[1]]
    year, _, rest = label.partition("-")
    first, last = 1, 12
    if rest.startswith("H"):
        first, last = int(rest[1]) * 6 - 5, int(rest[1]) * 6
    elif rest.startswith("Q"):
        first, last = int(rest[1]) * 3 - 2, int(rest[1]) * 3
    elif rest.endswith("M"):
        last = int(rest[:-1])
    elif len(rest) > 2:
        return [label, label]
    elif rest:
        first = last = int(rest)
    return [f"{year}-{first:02}-01", f"{year}-{last:02}-{calendar.monthrange(int(year), last)[1]}"]


def write_cases(files, folder):
    """Our own cases in the form of annotations: those facts of which the case tells the period or the indicator."""
    (folder / "docs").mkdir(parents=True, exist_ok=True)
    for file in files:
        for number, case in enumerate(tomllib.loads(file.read_text("utf-8"))["case"]):
            name, text, facts, at = f"{file.stem}-{number}", case["text"], [], 0
            for fact in case.get("facts", []):
                at = text.find(fact["quote"], at)
                if at < 0:
                    break
                told = {"p": days_of(fact["period"])} if fact.get("period") else {}
                if "indicator" in fact:
                    told["i"] = [fact["indicator"]]
                if "period" in fact or "indicator" in fact:
                    # A period that the case does not tell is not one that nobody tells.
                    facts.append({"span": [at, at + len(fact["quote"])], "untold": "period" not in fact, **told})
                at += len(fact["quote"])
            if facts:
                gold = {"doc": name, "published": case.get("published"), "facts": facts}
                (folder / f"{name}.json").write_text(json.dumps(gold), "utf-8")
                (folder / "docs" / f"{name}.txt").write_text(text, "utf-8")


class Problem:
    """Marks as a sparse matrix by rival, rivals grouped by figure."""

    def __init__(self, data, index):
        self.docs = [doc for doc, *_ in data]
        rows, columns, group, learned, right = [], [], [], [], []
        rival = 0
        for number, (_, marks, aims, good, _) in enumerate(data):
            for names, is_aim, is_right in zip(marks, aims, good):
                for name in names:
                    if name in index:
                        rows.append(rival)
                        columns.append(index[name])
                group.append(number)
                learned.append(is_aim)
                right.append(is_right)
                rival += 1
        self.rows, self.columns = np.array(rows), np.array(columns)
        self.group, self.learned, self.right = np.array(group), np.array(learned), np.array(right)
        self.figures, self.rivals = len(data), rival
        self.solvable = np.zeros(self.figures, bool)
        np.logical_or.at(self.solvable, self.group, self.learned > 0)

    def scores(self, weights):
        return np.bincount(self.rows, weights[self.columns], self.rivals)

    def hits(self, weights):
        """Whether the best rival of each figure is right."""
        scores = self.scores(weights)
        best = np.full(self.figures, -np.inf)
        np.maximum.at(best, self.group, scores)
        first = np.full(self.figures, self.rivals)
        top = np.flatnonzero(scores >= best[self.group])
        np.minimum.at(first, self.group[top], top)
        return self.right[first]

    def gradient(self, weights):
        scores = self.scores(weights)
        most = np.full(self.figures, -np.inf)
        np.maximum.at(most, self.group, scores)
        power = np.exp(scores - most[self.group])
        total = np.bincount(self.group, power, self.figures)
        good = np.bincount(self.group, power * self.learned, self.figures)
        share = power / total[self.group]
        of_good = np.where(self.solvable[self.group], power * self.learned / np.maximum(good, 1e-30)[self.group], 0)
        slope = np.where(self.solvable[self.group], share - of_good, 0)
        return np.bincount(self.columns, slope[self.rows], len(weights))


def fit(problem, size, penalty, rounds=400):
    """Gradient descent with momentum of the gradients' scale (Adam) on the penalised loss."""
    weights, first, second = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, rounds + 1):
        slope = problem.gradient(weights) + penalty * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.99 * second + 0.01 * slope**2
        rate = 0.05 * (1 - step / rounds) + 0.002
        weights -= rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return weights


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", nargs="+", type=Path)
    parser.add_argument("--penalty", type=float, default=1.0)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--words", action="store_true", help="fit the choice of words, not that of times")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--mean", action="store_true", help="write the mean of the fit and of the weights in the file")
    parser.add_argument("--cases", type=Path, help="only write the cases of tests/cases to this folder, as annotations")
    options = parser.parse_args()
    if options.cases:
        write_cases(options.pairs, options.cases)
        return 0
    data = [
        one
        for gold, lines in zip(options.pairs[::2], options.pairs[1::2])
        for one in figures(gold, lines, options.words)
    ]
    names = sorted({name for _, marks, *_ in data for one in marks for name in one})
    index = {name: number for number, name in enumerate(names)}
    whole = Problem(data, index)
    print(
        f"{whole.figures} figures, {whole.rivals} rivals, {len(names)} marks; right ones among the rivals of "
        f"{whole.solvable.mean():.3f}; read right now {np.mean([now for *_, now in data]):.3f}"
    )
    if options.folds:
        hits, total = 0, 0
        for fold in range(options.folds):
            away = [one for one in data if zlib.crc32(one[0].encode()) % options.folds == fold]
            rest = [one for one in data if zlib.crc32(one[0].encode()) % options.folds != fold]
            weights = fit(Problem(rest, index), len(names), options.penalty)
            hits += Problem(away, index).hits(weights).sum()
            total += len(away)
        print(f"right on documents it was not fitted to: {hits / total:.4f}")
    weights = fit(whole, len(names), options.penalty)
    print(f"right on those it was fitted to: {whole.hits(weights).mean():.4f}")
    for gold, lines in zip(options.test[::2], options.test[1::2]):
        test = list(figures(gold, lines, options.words))
        problem = Problem(test, index)
        print(
            f"{gold}: {problem.hits(weights).mean():.4f} of {problem.figures} (read right now "
            f"{np.mean([now for *_, now in test]):.4f}, among the rivals {problem.solvable.mean():.4f})"
        )
    if options.write:
        file = FACT / ("wording.tsv" if options.words else "choice.tsv")
        fitted = dict(zip(names, weights * 1000))
        if options.mean:
            stood = dict(line.rsplit("\t", 1) for line in file.read_text("utf-8").splitlines())
            stood = {name.replace("\t", ":"): float(weight) for name, weight in stood.items()}
            both = [[one[name] for one in (fitted, stood) if name in one] for name in sorted(fitted | stood)]
            fitted = {name: sum(told) / 2 for name, told in zip(sorted(fitted | stood), both)}
        lines = []
        for name, weight in fitted.items():
            circumstance, value = name.split(":")
            if abs(weight) >= LEAST:
                lines.append((circumstance, int(value) if value.isdecimal() else value, round(weight)))
        lines.sort(key=lambda line: (line[0], isinstance(line[1], str), line[1]))
        file.write_text("".join(f"{a}\t{b}\t{c}\n" for a, b, c in lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
