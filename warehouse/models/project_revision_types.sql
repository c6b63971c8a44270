-- One row per project and type of revision it had, however many requests ticked the type.
SELECT DISTINCT
    revisions.project_code,
    revision_types.revision_type
FROM revision_types
JOIN revisions ON revisions.revision_id = revision_types.revision_id
