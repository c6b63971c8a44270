-- One row per project of the register and sustaining action it is named for.
-- A code printed twice in the list counts once; codes outside the register do not count.
SELECT DISTINCT
    project_code,
    tag AS sustaining_action
FROM project_tags
WHERE tag_family = 'sustaining_action' AND in_register
