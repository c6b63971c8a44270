-- One row per recorded request: when it was made and decided, whether it took effect, and
-- the end date it replaced. A source that prints no dates (Annex 3 of the review of 2016)
-- lets an extension be known from the end it replaced: the start plus the months planned.
WITH dated AS (
    SELECT
        revisions.revision_id,
        revisions.project_code,
        revisions.revision_number,
        revisions.amount_usd,
        revisions.requested_date,
        revisions.decided_date,
        coalesce(
            revisions.old_end_date,
            CAST(
                projects.start_date
                + to_months(CAST(floor(projects.planned_months) AS INTEGER))
                AS DATE
            )
        ) AS former_end_date,
        coalesce(
            revisions.request_decision = 'approved', revisions.nce_months > 0, FALSE
        ) AS took_effect
    FROM recorded_revisions AS revisions
    LEFT JOIN recorded_projects AS projects ON projects.project_code = revisions.project_code
)

SELECT
    dated.revision_id,
    dated.project_code,
    dated.revision_number,
    dated.amount_usd,
    dated.former_end_date,
    coalesce(dated.requested_date, dated.decided_date, dated.former_end_date) <= as_of_day.day
        AS is_known,
    coalesce(dated.decided_date, dated.requested_date, dated.former_end_date) <= as_of_day.day
        AS is_decided,
    dated.took_effect
FROM dated
CROSS JOIN as_of_day
