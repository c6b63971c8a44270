-- One row per project of the register and sustainability factor it is named for.
-- A code printed twice in the list counts once; codes outside the register do not count.
SELECT DISTINCT
    project_code,
    tag AS sustainability_factor
FROM project_tags
WHERE tag_family = 'sustainability_factor' AND in_register
