from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registers", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="entry",
            name="village",
            field=models.CharField(blank=True, max_length=100, null=True),
        ),
    ]
