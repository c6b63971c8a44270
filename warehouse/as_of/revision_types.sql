SELECT recorded_revision_types.*
FROM recorded_revision_types
JOIN revisions ON revisions.revision_id = recorded_revision_types.revision_id
