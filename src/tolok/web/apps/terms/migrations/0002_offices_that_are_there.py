from django.db import migrations
from django.db.models import F


def count_offices(apps, schema_editor):
    """Every office counts in its areas from the start, also one that has entered nothing yet."""
    area, office = apps.get_model("terms", "Area"), apps.get_model("offices", "Office")
    for code in office.objects.values_list("code", flat=True):
        parts = code.split(".")
        for above in [code[0], *(".".join(parts[: n + 1]) for n in range(len(parts)))]:
            area.objects.get_or_create(code=above)
            area.objects.filter(code=above).update(offices=F("offices") + 1)


class Migration(migrations.Migration):
    dependencies = [("terms", "0001_initial")]
    operations = [migrations.RunPython(count_offices, migrations.RunPython.noop)]
