"""`python3 tests tricks`: prints what naive ways of marking score beside an attentive reader."""

from __future__ import annotations

from tricks.strategies import STRATEGIES, mean, table


def main() -> None:
    """Print a table a pack."""
    for pack in ("the-copy-desk", "the-morning-round"):
        rows = table(pack)
        width = max(len(row.lesson) for row in rows)
        print(f"\n{pack}: scores from 0 to 1\n")
        for number, name in enumerate(STRATEGIES, start=1):
            print(f"  {number}  {name}")
        numbers = "".join(f"{number:>6}" for number in range(1, len(STRATEGIES) + 1))
        print(f"\n{'':{width}}  reader{numbers}")
        for row in rows:
            reader = "     -" if row.attentive is None else f"{row.attentive:6.2f}"
            print(
                f"{row.lesson:{width}}  {reader}"
                + "".join(f"{value:6.2f}" for value in row.tricks.values())
            )
        read = [row.attentive for row in rows if row.attentive is not None]
        means = [mean([row.tricks[name] for row in rows]) for name in STRATEGIES]
        reader = f"{mean(read):6.2f}" if read else "     -"
        print(f"{'mean':{width}}  {reader}" + "".join(f"{value:6.2f}" for value in means))


if __name__ == "__main__":
    main()
