-- One row per project of the register and rights-based method it is named for.
-- A code printed twice in the list counts once; codes outside the register do not count.
SELECT DISTINCT
    project_code,
    tag AS rights_method
FROM project_tags
WHERE tag_family = 'rights_method' AND in_register
