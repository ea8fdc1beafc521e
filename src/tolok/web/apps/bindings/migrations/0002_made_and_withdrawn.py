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

    dependencies = [("bindings", "0001_initial")]

    operations = [
        *_renamed("learnedbinding", "taken", "made"),
        *_renamed("samebinding", "undone", "withdrawn"),
        *map(_together, ("learnedbinding", "samebinding")),
    ]
