"""What this office decided and learned of phrases, and which phrases of a year still wait. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tolok.core.measurement.row_proposals import propose_for_row
from tolok.core.registers import all_registers
from tolok.core.registers.binding.asked import silence
from tolok.core.registers.binding.exchange import Compared, Confirmed, SharedBinding, compare, shared_of
from tolok.core.registers.binding.experience import Experience, Use, experience_of, phrase_key
from tolok.core.registers.binding.proposal import Proposal
from tolok.web.apps.bindings.models import ExchangeFile, LearnedBinding, SameBinding
from tolok.web.apps.catalogue import queries as catalogue
from tolok.web.apps.catalogue.queries import BindingDecision, IndikatorRow
from tolok.web.apps.registers import queries as registers

UNDO_SHOWN = 5


def confirmed(office: Any) -> Iterator[Confirmed]:
    """Every decision of the office on a phrase, standing or taken back, with the words of its row where it is known."""
    rows = _rows_by_reading(office)
    for one in catalogue.decisions_of(office).order_by("pk"):
        indikator, sumber = rows.get((one.reading_id, one.place), ("", ()))
        yield Confirmed(one.phrase, one.register, one.offer, indikator, sumber, one.withdrawn_at is None)


def _rows_by_reading(office: Any) -> dict[tuple[int, str], tuple[str, tuple[str, ...]]]:
    found = {}
    for version in catalogue.all_versions(office):
        for row in catalogue.rows_of_version(version):
            found[version.reading_id, row.place] = (row.baris.indikator, tuple(row.baris.sumber_data))
    return found


def own_shared(office: Any) -> tuple[tuple[SharedBinding, ...], int]:
    """What this office hands on, and how many of its bindings mean nothing elsewhere."""
    return shared_of(confirmed(office))


def experience(office: Any) -> Experience:
    """What this office decided, and what it took of others' files, as evidence for proposals."""
    own = catalogue.decisions_of(office).standing()
    answers = set(own.values_list("phrase", "register", "offer"))
    seen = {(phrase_key(phrase), register, offer): phrase for phrase, register, offer in answers}
    uses = [(phrase, Use(key[1], key[2], 1, is_own=True)) for key, phrase in seen.items()]
    learned = learned_bindings(office).values_list("frasa", "register", "jawaban", "diterima", "ditolak")
    uses += [(frasa, Use(register, jawaban, yes, no)) for frasa, register, jawaban, yes, no in learned]
    return experience_of(uses)


def learned_bindings(office: Any) -> Any:
    return LearnedBinding.objects.standing().filter(office=office)


def proposals_of(row: IndikatorRow, office: Any, known: Experience | None = None) -> Mapping[str, Sequence[Proposal]]:
    """Proposals of each phrase of a row, by all that this office knows."""
    evidence = experience(office) if known is None else known
    return propose_for_row(row.baris, row.node, villages=registers.village_names(office), experience=evidence)


def others_waiting(office: Any, year: int, row: IndikatorRow) -> Mapping[str, int]:
    """For each phrase of `row`: in how many other rows the same phrase waits."""
    wanted = {phrase_key(phrase): phrase for phrase in row.phrases}
    found = dict.fromkeys(row.phrases, 0)
    for other, decided in _rows(office, year):
        for phrase in other.phrases:
            if other.key != row.key and phrase not in decided and (mine := wanted.get(phrase_key(phrase))):
                found[mine] += 1
    return found


@dataclass(frozen=True, slots=True)
class PlacedPhrase:
    """A phrase that waits in a row, with the count proposed first."""

    row: IndikatorRow
    phrase: str
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class PhraseGroup:
    """The same phrase with the same count proposed first: one word of a person answers all of its rows."""

    phrase: str
    proposal: Proposal
    places: tuple[PlacedPhrase, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        return phrase_key(self.phrase), self.proposal.register, self.proposal.answer

    @property
    def register_nama(self) -> str:
        return all_registers()[self.proposal.register].nama

    @property
    def label(self) -> str:
        return all_registers()[self.proposal.register].offer(self.proposal.answer).label

    @property
    def percent(self) -> int:
        return round(self.proposal.score * 100)

    @property
    def has_warning(self) -> bool:
        """Whether a reason speaks against it: then saying yes must not look like the thing to do."""
        return any(one.part.name == "WARNING" for one in self.proposal.reasons)


@dataclass(frozen=True, slots=True)
class SilentPhrase:
    """A phrase for which nothing is proposed, and why where that is known."""

    row: IndikatorRow
    phrase: str
    reason: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """All phrases of a year that nobody bound yet; `bound` counts those that somebody did."""

    groups: tuple[PhraseGroup, ...]
    silent: tuple[SilentPhrase, ...]
    bound: int

    @property
    def count(self) -> int:
        return sum(len(group.places) for group in self.groups) + len(self.silent)


def waiting(office: Any, year: int) -> Waiting:
    """The phrases of the decrees in force that wait for a person, those alike together, the most frequent first."""
    villages, known = registers.village_names(office), experience(office)
    alike: dict[tuple[str, str, str], list[PlacedPhrase]] = defaultdict(list)
    silent, bound = [], 0
    for row, decided in _rows(office, year):
        open_phrases = [phrase for phrase in row.phrases if phrase not in decided]
        bound += len(row.phrases) - len(open_phrases)
        if not open_phrases:
            continue
        proposals = propose_for_row(row.baris, row.node, villages=villages, experience=known)
        for phrase in open_phrases:
            if first := next(iter(proposals.get(phrase, ())), None):
                alike[phrase_key(phrase), first.register, first.answer].append(PlacedPhrase(row, phrase, first))
            else:
                silent.append(SilentPhrase(row, phrase, silence(phrase) or ""))
    groups = [PhraseGroup(places[0].phrase, places[0].proposal, tuple(places)) for places in alike.values()]
    groups.sort(key=lambda group: (-len(group.places), -group.proposal.score))
    return Waiting(tuple(groups), tuple(silent), bound)


def _rows(office: Any, year: int) -> Iterator[tuple[IndikatorRow, Mapping[str, BindingDecision]]]:
    for version in catalogue.versions_of_year(office, year):
        decided = catalogue.bindings_of(version.reading)
        for row in catalogue.rows_of_version(version):
            yield row, decided.get(row.place, {})


def same_group(office: Any, year: int, phrase: str, register: str, answer: str) -> PhraseGroup | None:
    """The waiting group of this phrase and count."""
    wanted = (phrase_key(phrase), register, answer)
    return next((group for group in waiting(office, year).groups if group.key == wanted), None)


def recent_same(office: Any, year: int) -> Sequence[SameBinding]:
    """The last clicks that bound many rows and can be undone."""
    found = SameBinding.objects.standing().filter(office=office, year=year).select_related("made_by")
    return list(found[:UNDO_SHOWN])


def open_files(office: Any) -> Any:
    """Files whose entries nobody decided on yet."""
    return ExchangeFile.objects.filter(office=office, closed_at=None).select_related("uploaded_by")


def entries_of(file: ExchangeFile) -> tuple[SharedBinding, ...]:
    return tuple(SharedBinding(**{**one, "sumber_data": tuple(one["sumber_data"])}) for one in file.data)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The entries of a file, each with its number in it: new here, as here, and other than here."""

    new: tuple[tuple[int, Compared], ...]
    agreeing: tuple[tuple[int, Compared], ...]
    differing: tuple[tuple[int, Compared], ...]


def compared(file: ExchangeFile) -> Sorted:
    mine, _ = own_shared(file.office)
    numbered = list(enumerate(compare(entries_of(file), mine)))
    return Sorted(
        tuple(pair for pair in numbered if pair[1].is_new),
        tuple(pair for pair in numbered if pair[1].agrees),
        tuple(pair for pair in numbered if not pair[1].is_new and not pair[1].agrees),
    )


def answer_words(register: str, answer: str) -> str:
    """A count as people read it; its slugs where this version does not know it."""
    try:
        found = all_registers()[register]
        return f"{found.nama}: {found.offer(answer).label}"
    except KeyError:
        return f"{register}: {answer}"
