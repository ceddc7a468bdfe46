"""Two fictional laws on harbour lamps, and later versions of both."""

from __future__ import annotations

ACT = """REGULATION 2031/7 ON HARBOUR LAMPS

CHAPTER I
LAMPS

Article 1
Lighting

1. Every harbour authority shall light a lamp at the mouth of its harbour from dusk until dawn.
2. A lamp that has gone out shall be lit again within two hours.

Article 2
Keepers

1. The keeper of a lamp shall keep a register of every vessel that passes at night.
2. The register shall be kept for five years.
3. Each keeper shall hold a certificate of seamanship.
"""

LAW = """PORT ACT OF VELMARA

Section 1
Lamps

(1) The port authority shall light a lamp at the mouth of the harbour from dusk until dawn.
(2) A lamp that has gone out shall be lit again within twelve hours.

Section 2
Register

(1) The keeper shall keep a register of every vessel that passes at night.
"""

LATER_ACT = ACT.replace("within two hours", "within one hour")


def article(number: int) -> str:
    """One of many articles that have their own words."""
    return (
        f"Article {number}\nLamp {number}\n\n"
        f"1. The keeper of lamp {number} shall clean glass number {number} every week with sand of beach {number}.\n"
        f"2. The oil of lamp {number} shall be changed within {number + 3} days after storm {number}.\n\n"
    )


def long_act(articles: int) -> str:
    return "REGULATION 2031/8 ON MANY LAMPS\n\n" + "".join(article(number) for number in range(1, articles + 1))
