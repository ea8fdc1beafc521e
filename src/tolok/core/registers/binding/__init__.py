"""A term of a formula bound to what a register answers: proposed from its words, confirmed by a person.

`asked` reads a phrase, `candidates` holds what registers answer, `propose` weighs one phrase, `row` the phrases of one
row together, `experience` what offices decided before, `exchange` the file in which they hand that on. Words are data
in `registers/lexicon/`. What does not go here: who decided what (web), and how a count is computed (engines).
"""

from tolok.core.registers.binding.proposal import Binding, Part, Proposal, Reason
from tolok.core.registers.binding.propose import FLOOR, MOST, propose

__all__ = ["FLOOR", "MOST", "Binding", "Part", "Proposal", "Reason", "propose"]
