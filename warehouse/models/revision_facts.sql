-- One row per request for revision, with its types side by side.
-- One request may tick several types, so types are brought to one row per request first.
WITH types AS (
    SELECT
        revision_id,
        count(*) AS types_ticked,
        max(CASE WHEN revision_type = 'duration' THEN 1 ELSE 0 END) = 1 AS changes_duration,
        max(CASE WHEN revision_type = 'budget' THEN 1 ELSE 0 END) = 1 AS changes_budget
    FROM revision_types
    GROUP BY revision_id
)

SELECT
    revisions.revision_id,
    revisions.project_code,
    revisions.revision_number,
    revisions.revision_reason,
    revisions.requested_date,
    revisions.decided_date,
    revisions.old_end_date,
    revisions.new_end_date,
    revisions.nce_months,
    revisions.amount_usd,
    types.types_ticked,
    types.changes_duration,
    types.changes_budget,
    revisions.document,
    revisions.locator
FROM revisions
LEFT JOIN types ON types.revision_id = revisions.revision_id
