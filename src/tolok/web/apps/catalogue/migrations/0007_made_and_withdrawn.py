from django.db import migrations, models


def _together(model):
    return migrations.AddConstraint(
        model_name=model,
        constraint=models.CheckConstraint(
            condition=models.Q(
                models.Q(("withdrawn_at", None), ("withdrawn_by", None)),
                models.Q(("withdrawn_at__isnull", False), ("withdrawn_by__isnull", False)),
                _connector="OR",
            ),
            name=f"{model}_withdrawn_by_and_at_together",
        ),
    )


def _renamed(model, old, new):
    """Who and when: `old` becomes `new`."""
    return [migrations.RenameField(model, f"{old}_{part}", f"{new}_{part}") for part in ("by", "at")]


class Migration(migrations.Migration):
    """One name for the same thing in every model: made and withdrawn, by whom and when."""

    dependencies = [("catalogue", "0006_longer_answer")]

    operations = [
        migrations.RemoveConstraint("edit", "edit_undone_by_and_at_together"),
        migrations.RemoveConstraint("formuladecision", "formula_withdrawn_by_and_at_together"),
        migrations.RemoveConstraint("findingsetaside", "finding_set_aside_once"),
        migrations.RemoveConstraint("findingsetaside", "set_aside_undone_by_and_at_together"),
        migrations.RemoveConstraint("rulechoice", "rule_choice_withdrawn_by_and_at_together"),
        *_renamed("edit", "undone", "withdrawn"),
        *_renamed("findingsetaside", "undone", "withdrawn"),
        *_renamed("bindingdecision", "confirmed", "made"),
        *_renamed("formuladecision", "decided", "made"),
        migrations.AddConstraint(
            model_name="findingsetaside",
            constraint=models.UniqueConstraint(
                condition=models.Q(("withdrawn_at", None)),
                fields=("reading", "code", "fingerprint"),
                name="finding_set_aside_once",
            ),
        ),
        *map(_together, ("edit", "bindingdecision", "formuladecision", "findingsetaside", "rulechoice")),
    ]
