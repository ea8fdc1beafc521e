"""What is known of the office's decrees. Reads only; other apps come here for versions in force and bindings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.utils import timezone

from tolok.core.catalogue import Baris, Keputusan, from_data
from tolok.core.formula.nodes import Count as CountNode
from tolok.core.formula.nodes import Node, Phrase, Score, leaves
from tolok.core.formula.reader import read_formula
from tolok.core.lint.finding import Finding, Severity
from tolok.core.registers import all_registers
from tolok.core.registers.binding import Binding
from tolok.web.apps.catalogue import formula_queries
from tolok.web.apps.catalogue.field_kinds import is_field
from tolok.web.apps.catalogue.models import BindingDecision as BindingDecision
from tolok.web.apps.catalogue.models import DecreeFile, Edit, Reading
from tolok.web.apps.catalogue.models import Version as Version
from tolok.web.apps.catalogue.replay import EditFact, summed

GIVEN = ""
"""The phrase of a decision that a row's value is given, not computed."""
SEVERITY_ORDER = (Severity.ERROR, Severity.WARNING, Severity.INFO)


@dataclass(frozen=True, slots=True)
class IndikatorRow:
    """One row of a version with its tree and the phrases a person binds. `place` is "2/1", `key` "IKU/2/1"."""

    version: Version
    jabatan: str
    jabatan_number: int
    row_number: int
    baris: Baris
    node: Node | None
    phrases: tuple[str, ...]

    @property
    def place(self) -> str:
        return f"{self.jabatan_number}/{self.row_number}"

    @property
    def key(self) -> str:
        return f"{self.version.jenis}/{self.place}"

    @property
    def counts_itself(self) -> bool:
        """Whether the formula, as a person wrote it in the notation, names what it counts in a register."""
        return self.node is not None and any(isinstance(leaf, CountNode) for leaf in leaves(self.node))


def person_name(user: Any) -> str:
    """How a user is named beside an act."""
    return str(user.nama or user.username)


def file_with_sha(office: Any, sha256: str) -> DecreeFile | None:
    found = DecreeFile.objects.filter(office=office, sha256=sha256)
    return found.select_related("reading", "job", "uploaded_by").defer("content").first()


def current_data(reading: Reading) -> dict[str, Any]:
    """The exchange form as it stands now: the reading and every edit that was not undone."""
    return summed(reading.data, edit_facts(reading))


def edit_facts(reading: Reading) -> list[EditFact]:
    """Every edit that was not undone, in order."""
    standing = reading.edits.standing().select_related("made_by").order_by("pk")
    return [_fact(edit) for edit in standing]


def current_keputusan(reading: Reading) -> Keputusan:
    return from_data(current_data(reading))


def _fact(edit: Edit) -> EditFact:
    at = timezone.localtime(edit.made_at).isoformat(timespec="minutes")
    return EditFact(edit.act, edit.path, edit.after, person_name(edit.made_by), at)


def path_of_finding(data: dict[str, Any], finding: Finding) -> str:
    """The editable field that a finding points at, or ""."""
    at = finding.location
    kolom = at.kolom or ""
    if not at.jabatan:
        return kolom if not at.baris and is_field(kolom) else ""
    numbers = [i for i, jabatan in enumerate(data["jabatan"]) if jabatan["nama"] == at.jabatan]
    fitting = [i for i in numbers if (at.baris or 0) <= len(data["jabatan"][i]["baris"])]
    if not fitting:
        return ""
    owner = f"jabatan/{fitting[0]}" + (f"/baris/{at.baris - 1}" if at.baris else "")
    path = f"{owner}/{kolom}"
    return path if is_field(path) else f"{owner}/{'indikator' if at.baris else 'nama'}"


def version_in_force(office: Any, jenis: str, year: int) -> Version | None:
    """The last published version of `jenis` that holds for `year`."""
    holds = Q(last_year=None) | Q(last_year__gte=year)
    versions = Version.objects.filter(holds, office=office, jenis=jenis, first_year__lte=year)
    found = versions.select_related("reading", "reading__file", "published_by").defer("reading__file__content")
    return found.order_by("-published_at", "-pk").first()


def versions_of_year(office: Any, year: int) -> list[Version]:
    """The versions in force in `year`: at most one IKU and one IKI."""
    found = (version_in_force(office, jenis, year) for jenis in ("IKU", "IKI"))
    return [version for version in found if version is not None]


def keputusan_of(version: Version) -> Keputusan:
    return from_data(version.data)


@lru_cache(maxsize=64)
def _rows_of_version(version_pk: int, published_at: datetime) -> tuple[tuple[str, int, int, Baris, Node | None], ...]:
    """A version never changes, so its rows are parsed once a process; the moment keeps a re-used number apart."""
    keputusan = from_data(Version.objects.values_list("data", flat=True).get(pk=version_pk))
    return tuple(
        (jabatan.nama, j, b, baris, read_formula(baris.formula.teks_asli or baris.formula.teks, baris.indikator).node)
        for j, jabatan in enumerate(keputusan.jabatan, 1)
        for b, baris in enumerate(jabatan.baris, 1)
    )


def rows_of_version(version: Version) -> list[IndikatorRow]:
    """Every row of a published decree, in its order, with the tree that a person wrote for it, or that was read.

    A row whose value is given has a Score for its tree, whatever its formula.
    """
    given = set(version.reading.bindings.standing().filter(phrase=GIVEN).values_list("place", flat=True))
    written = formula_queries.decisions_of(version.reading)
    rows = []
    for jabatan, j, b, baris, formula in _rows_of_version(version.pk, version.published_at):
        place = f"{j}/{b}"
        decision = written.get((place, baris.formula.teks))
        node = formula if decision is None else formula_queries.tree_of(decision)
        if place in given:
            node = Score(baris.indikator)
        rows.append(IndikatorRow(version, jabatan, j, b, baris, node, phrases_of(node)))
    return rows


def written_formula(row: IndikatorRow) -> Any:
    """The decision by which a person wrote the row's formula; None where it is as read from the decree."""
    return formula_queries.written_for(row)


def phrases_of(node: Node | None) -> tuple[str, ...]:
    """The phrases of a formula that must be bound, once each."""
    if node is None:
        return ()
    return tuple(dict.fromkeys(leaf.words for leaf in leaves(node) if isinstance(leaf, Phrase)))


def bindings_of(reading: Reading) -> Mapping[str, dict[str, BindingDecision]]:
    """place -> phrase -> the decision that holds."""
    found: dict[str, dict[str, BindingDecision]] = defaultdict(dict)
    for decision in reading.bindings.standing().select_related("made_by").order_by("pk"):
        found[decision.place][decision.phrase] = decision
    return found


def decisions_of(office: Any) -> Any:
    """Every decision of the office on a phrase, standing or taken back; not those that a value is given."""
    return BindingDecision.objects.filter(office=office).exclude(phrase=GIVEN)


def all_versions(office: Any) -> QuerySet[Version]:
    return Version.objects.filter(office=office).select_related("reading").order_by("pk")


def binding_history(reading: Reading, place: str) -> QuerySet[BindingDecision]:
    return reading.bindings.filter(place=place).select_related("made_by", "withdrawn_by").order_by("-pk")


def core_bindings(version: Version) -> Mapping[str, dict[str, Binding]]:
    """place -> phrase -> binding, as measuring takes them."""
    return {
        place: {phrase: _core_binding(one) for phrase, one in bound.items() if phrase != GIVEN}
        for place, bound in bindings_of(version.reading).items()
    }


def _core_binding(decision: BindingDecision) -> Binding:
    return Binding(
        phrase=decision.phrase,
        register=decision.register,
        offer=decision.offer,
        score=decision.score,
        confirmed_by=person_name(decision.made_by),
        confirmed_at=timezone.localtime(decision.made_at).isoformat(timespec="minutes"),
    )


def data_stamp(office: Any) -> tuple[Any, ...]:
    """Changes whenever a version is published, or a binding or a formula decided or withdrawn."""
    bound = BindingDecision.objects.filter(office=office).aggregate(Max("made_at"), Max("withdrawn_at"), Count("pk"))
    published = Version.objects.filter(office=office).aggregate(Max("published_at"), Count("pk"))
    return (*bound.values(), *published.values(), *formula_queries.stamp(office))


def unbound_count(version: Version) -> int:
    """How many phrases of the version still wait for a person."""
    bound = bindings_of(version.reading)
    return sum(phrase not in bound.get(row.place, {}) for row in rows_of_version(version) for phrase in row.phrases)


@dataclass(frozen=True, slots=True)
class BoundPhrase:
    """A decision as pages show it."""

    pk: int
    register: str
    register_nama: str
    offer_label: str
    score: Decimal
    by: str
    at: datetime


def shown_decision(decision: BindingDecision) -> BoundPhrase:
    register = all_registers().get(decision.register)
    if decision.phrase == GIVEN:
        by = person_name(decision.made_by)
        return BoundPhrase(decision.pk, "", "nilai", "diberikan pihak lain", decision.score, by, decision.made_at)
    try:
        label = register.offer(decision.offer).label if register else decision.offer
    except KeyError:  # a count that this version of tolok no longer has
        label = decision.offer
    return BoundPhrase(
        pk=decision.pk,
        register=decision.register,
        register_nama=register.nama if register else decision.register,
        offer_label=label,
        score=decision.score,
        by=person_name(decision.made_by),
        at=decision.made_at,
    )


def given_decision(row: IndikatorRow) -> BoundPhrase | None:
    """The decision that the row's value is given by someone else."""
    decision = bindings_of(row.version.reading).get(row.place, {}).get(GIVEN)
    return shown_decision(decision) if decision else None


def bound_phrases(row: IndikatorRow) -> list[tuple[str, BoundPhrase | None]]:
    """Every phrase of a row with the decision that holds, if any."""
    bound = bindings_of(row.version.reading).get(row.place, {})
    return [(phrase, shown_decision(bound[phrase]) if phrase in bound else None) for phrase in row.phrases]
