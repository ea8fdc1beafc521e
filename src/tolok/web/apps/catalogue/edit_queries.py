"""What is known of a reading's edits: which may be undone, what stands in the way, what others did meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from tolok.web.apps.catalogue import queries, replay
from tolok.web.apps.catalogue.editing import all_fields, field_kind, is_field, row_label, show_field
from tolok.web.apps.catalogue.models import Edit, Reading
from tolok.web.apps.catalogue.structure import STRUCTURE, hinders, place_of

_SHIFTING = STRUCTURE - {"MOVE"}
_SHOWN_TEXT = 400


def edits_of(reading: Reading) -> QuerySet[Edit]:
    """All edits, undone ones too, the newest first."""
    return reading.edits.select_related("made_by", "withdrawn_by").order_by("-pk")


def standing_edits(reading: Reading) -> QuerySet[Edit]:
    """The edits that were not undone, in order."""
    return reading.edits.standing().select_related("made_by").order_by("pk")


def undoable_edits(reading: Reading) -> dict[str, int]:
    """path -> the last edit of just that field that may be undone."""
    found: dict[str, int] = {}
    for act, path, pk in standing_edits(reading).values_list("act", "path", "pk"):
        if act in STRUCTURE:
            found = {one: edit for one, edit in found.items() if not hinders(act, path, "SET", one)}
        elif path:
            found[path] = pk
    return found


def changed_paths(reading: Reading) -> set[str]:
    """Where the fields now stand that a person wrote anew."""
    return replay.changed_paths(queries.edit_facts(reading))


def last_edit_by(reading: Reading, user: Any) -> Edit | None:
    """What this person did last and may undo."""
    edit = standing_edits(reading).filter(made_by=user).last()
    return None if edit is None or hindrance(edit) else edit


def structure_mark(reading: Reading) -> str:
    """Changes whenever rows take other places: a page that shows another mark may mean other rows."""
    counts = reading.edits.filter(act__in=STRUCTURE).aggregate(made=Count("pk"), undone=Count("withdrawn_at"))
    return f"{counts['made']}.{counts['undone']}"


def has_fixed_rows(reading: Reading) -> bool:
    """Whether targets, realisasi or bindings may hold to the places of the rows."""
    return reading.versions.exists() or reading.bindings.exists()


def hindrance(edit: Edit) -> str:
    """Why the edit cannot be undone now, in Indonesian, with what to do; "" when it can."""
    if edit.act in _SHIFTING:
        version = edit.reading.versions.filter(published_at__gte=edit.made_at).order_by("number").first()
        if version is not None:
            return (
                f"Susunan baris ini sudah terbit dalam versi {version.number}; target, realisasi, dan hubungan "
                "register tercatat pada urutan barisnya, jadi suntingan ini tidak dapat dibatalkan lagi. Perbaiki isi "
                "barisnya, atau unggah keputusan penggantinya."
            )
    later = standing_edits(edit.reading).filter(pk__gt=edit.pk)
    standing = [one for one in later if hinders(one.act, one.path, edit.act, edit.path)]
    if not standing:
        return ""
    return (
        f"Sesudah suntingan ini masih ada suntingan lain pada barisnya: {described(standing[-1])}. "
        "Batalkan yang itu dahulu, lalu yang ini, supaya tidak ada baris yang tertukar."
    )


def described(edit: Edit) -> str:
    """An edit in words: what, where, who, when."""
    at = timezone.localtime(edit.made_at)
    place = edit.label or edit.path.replace("/", " ") or "seluruh keputusan"
    return f"«{place}» {Edit.Act(edit.act).label} oleh {queries.person_name(edit.made_by)} pada {at:%d-%m-%Y %H.%M}"


def newest_change_of_structure(reading: Reading) -> str:
    """What happened last to the places of the rows, in words; "" when nothing did."""
    edits = edits_of(reading).filter(act__in=STRUCTURE)
    made, undone = edits.first(), edits.exclude(withdrawn_at=None).order_by("-withdrawn_at").first()
    if undone is not None and undone.withdrawn_at is not None and (made is None or undone.withdrawn_at >= made.made_at):
        return f"{described(undone)}, lalu dibatalkan oleh {queries.person_name(undone.withdrawn_by)}"
    return described(made) if made is not None else ""


def last_edit_of_field(reading: Reading, path: str) -> Edit | None:
    """The last edit that stands of just that field, made since rows last took other places. Of the whole decree ("")
    only when nothing was done after it."""
    standing = standing_edits(reading)
    if not path:
        last = standing.last()
        return None if last is None or last.path else last
    moved = standing.filter(act__in=STRUCTURE).last()
    return standing.filter(path=path, pk__gt=moved.pk if moved else 0).exclude(act__in=STRUCTURE).last()


def last_change_of(reading: Reading, path: str) -> str:
    """Who changed a field, or one of a row, last, by an edit or by undoing one; "" for nobody."""
    last = edits_of(reading).filter(Q(path=path) | Q(path__startswith=f"{path}/")).first()
    if last is None:
        return ""
    return queries.person_name(last.withdrawn_by or last.made_by)


def label_of(data: dict[str, Any], path: str) -> str:
    """What the place of an edit is called: "Camat · baris 3 · Formula"."""
    jabatan, row, key = place_of(path)
    if jabatan is None:
        return (
            f"Kepala keputusan · {field_kind(path).label if is_field(path) else path}" if path else "seluruh keputusan"
        )
    if jabatan >= len(data["jabatan"]):
        return f"Jabatan ke-{jabatan + 1}"
    one = data["jabatan"][jabatan]
    parts = [one["nama"] or f"Jabatan ke-{jabatan + 1}"]
    if row is not None:
        parts.append(row_label(one, row) if row < len(one["baris"]) else f"baris baru, urutan {row + 1}")
    return " · ".join([*parts, field_kind(path).label if is_field(path) else key] if key else parts)


@dataclass(frozen=True, slots=True)
class EditLine:
    """One edit as the list of edits shows it, in words."""

    edit: Edit
    place: str
    before: str
    after: str


def edit_lines(reading: Reading) -> list[EditLine]:
    labels = {field.path: f"{field.place} · {field.kind.label}" for field in all_fields(reading.data)}
    return [_line(edit, labels) for edit in edits_of(reading)]


def _line(edit: Edit, labels: dict[str, str]) -> EditLine:
    """Edits made before labels were kept had no structure edits before them: the reading itself names their place."""
    place = edit.label or labels.get(edit.path) or edit.path.replace("/", " ") or "seluruh keputusan"
    return EditLine(edit, place, _shown(edit.before), "" if edit.act in STRUCTURE else _shown(edit.after))


def _shown(value: Any) -> str:
    """A field; or a row that was joined or dropped, its texts one after the other."""
    if isinstance(value, dict) and "indikator" in value:
        value = " | ".join(filter(None, (show_field(value[key]) for key in ("sasaran", "indikator", "formula"))))
    text = show_field(value)
    return text if len(text) <= _SHOWN_TEXT else f"{text[:_SHOWN_TEXT]} …"
