"""Writing of what people say of findings: set aside, taken back, mended; and the report that leaves the house.

Each is one transaction with one audit event; the same act sent twice is done once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from tolok.core.kernel.text import squeeze
from tolok.core.lint.engine import place_words
from tolok.documents.templates.temuan import Examined, SetAsideFinding, temuan_docx, temuan_pdf
from tolok.documents.templates.temuan.isi import long_date
from tolok.web.apps.catalogue import edit_log, edit_queries, lint_settings, queries
from tolok.web.apps.catalogue.field_text import field_value, show_field
from tolok.web.apps.catalogue.finding_queries import Examination, FieldMend, Found
from tolok.web.apps.catalogue.models import Edit, FindingSetAside, Reading

REPORTS = {"pdf": temuan_pdf, "docx": temuan_docx}


class MendConflictError(Exception):
    """A field no longer says what the person who accepted the mend saw; nothing was written."""


@transaction.atomic
def set_aside(
    *, reading: Reading, found: Found, reason: str, by: Any, said_by: str = "", said_on: date | None = None
) -> FindingSetAside:
    """A person's word that a finding is not mended; the word that stands already where there is one.

    `said_by` and `said_on` where another person said so, in a settings file. Raises ValueError for a blank reason.
    """
    reason = squeeze(reason)
    if not reason:
        raise ValueError("expected a reason, got: none")
    edit_log.lock(reading)
    finding = found.finding
    standing = reading.set_asides.standing().filter(code=finding.code, fingerprint=found.fingerprint).first()
    if standing is not None:
        return standing
    place = place_of_finding(found)
    one = FindingSetAside.objects.create(
        office=reading.office,
        reading=reading,
        code=finding.code,
        fingerprint=found.fingerprint,
        place=place[: FindingSetAside._meta.get_field("place").max_length],
        message=finding.message,
        reason=reason,
        said_by=said_by,
        said_on=said_on,
        made_by=by,
        made_at=timezone.now(),
    )
    edit_log.record(reading, by, "catalogue.set_aside", f"{finding.code}, {place}", {"alasan": reason})
    return one


def place_of_finding(found: Found) -> str:
    """Jabatan, row and column in words."""
    at = found.finding.location
    return ", ".join(filter(None, (at.jabatan, place_words(at))))


@transaction.atomic
def take_back(*, set_aside: FindingSetAside, by: Any) -> bool:
    """The finding counts again; False when it did already."""
    if not FindingSetAside.objects.filter(pk=set_aside.pk).withdraw(by):
        return False
    target = f"{set_aside.code}, {set_aside.place}"
    edit_log.record(set_aside.reading, by, "catalogue.take_back", target, {"alasan_semula": set_aside.reason})
    return True


@transaction.atomic
def mend(*, reading: Reading, code: str, mends: Sequence[FieldMend], by: Any) -> list[Edit]:
    """Writes the mends of a finding as edits of the reading; [] where the fields say so already.

    Raises MendConflictError.
    """
    edit_log.lock(reading)
    data = queries.current_data(reading)
    try:
        now = [field_value(data, one.path) for one in mends]
    except KeyError:
        raise MendConflictError from None
    if all(value == one.after for value, one in zip(now, mends, strict=True)):
        return []
    if any(value != one.before for value, one in zip(now, mends, strict=True)):
        raise MendConflictError
    edits = [_edit(reading, data, one, by) for one in mends]
    changes = [
        {"tempat": one.path, "sebelum": show_field(one.before), "sesudah": show_field(one.after)} for one in mends
    ]
    edit_log.record(reading, by, "catalogue.mend", f"{code}, {edits[0].label}", {"perbaikan": changes})
    return edits


def _edit(reading: Reading, data: dict[str, Any], one: FieldMend, by: Any) -> Edit:
    label = edit_queries.label_of(data, one.path)
    return edit_log.add_edit(reading, Edit.Act.SET, one.path, one.before, one.after, by, label)


@transaction.atomic
def make_report(*, reading: Reading, examination: Examination, state: str, form: str, made_on: date, by: Any) -> bytes:
    """The report on a decree's findings as `form` ("pdf", "docx"); `state` says which state of the reading it is of."""
    choices = lint_settings.choices_of(reading.office)
    examined = Examined(
        file_name=reading.file.name,
        sha256=reading.file.sha256,
        keputusan=examination.keputusan,
        findings=examination.findings,
        set_aside=[_set_aside(one) for one in examination.aside],
        examined_on=made_on,
        rule_count=lint_settings.rule_count(lint_settings.selection_of(choices)),
        state=state,
        settings=lint_settings.told_choices(choices),
    )
    content = REPORTS[form](examined)
    detail = {"bentuk": form, "sha256": hashlib.sha256(content).hexdigest(), "ukuran": len(content)}
    edit_log.record(reading, by, "catalogue.report", reading.file.name, detail)
    return content


def _set_aside(found: Found) -> SetAsideFinding:
    if found.set_aside is None:
        raise TypeError("expected a finding that was set aside")
    said = lint_settings.core_set_aside(found.set_aside)
    return SetAsideFinding(found.finding, said.reason, said.by, long_date(said.on))
