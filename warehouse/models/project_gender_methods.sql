-- One row per project of the register and gender method it is named for.
-- A code printed twice in the list counts once; codes outside the register do not count.
SELECT DISTINCT
    project_code,
    tag AS gender_method
FROM project_tags
WHERE tag_family = 'gender_method' AND in_register
