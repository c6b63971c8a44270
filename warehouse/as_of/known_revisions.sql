-- One row per recorded request: when it was made and decided, whether it took effect, and
-- the end date it replaced. Where it does not state that one, it is the new end of an earlier
-- request in effect, or the start plus the months planned; from it a request is known that
-- the source prints without dates (Annex 3 of the review of 2016). A request that nothing
-- dates is known, as decided, as soon as its project.
WITH effective AS (
    SELECT
        revisions.*,
        coalesce(
            revisions.request_decision = 'approved', revisions.nce_months > 0, FALSE
        ) AS took_effect
    FROM recorded_revisions AS revisions
),

planned AS (
    SELECT
        project_code,
        CAST(
            start_date
            + to_months(CAST(floor(planned_months) AS INTEGER))
            + CAST(round((planned_months - floor(planned_months)) * 30.4375) AS INTEGER)
                * INTERVAL 1 DAY
            - INTERVAL 1 DAY
            AS DATE
        ) AS planned_end_date
    FROM recorded_projects
),

dated AS (
    SELECT
        effective.*,
        coalesce(
            effective.old_end_date,
            max(CASE WHEN effective.took_effect THEN effective.new_end_date END) OVER earlier,
            planned.planned_end_date
        ) AS former_end_date
    FROM effective
    LEFT JOIN planned ON planned.project_code = effective.project_code
    WINDOW earlier AS (
        PARTITION BY effective.project_code
        ORDER BY effective.revision_number
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
)

SELECT
    dated.revision_id,
    dated.project_code,
    dated.revision_number,
    dated.amount_usd,
    dated.former_end_date,
    coalesce(
        coalesce(dated.requested_date, dated.decided_date, dated.former_end_date) <= as_of_day.day,
        TRUE
    ) AS is_known,
    coalesce(
        coalesce(dated.decided_date, dated.requested_date, dated.former_end_date) <= as_of_day.day,
        TRUE
    ) AS is_decided,
    dated.took_effect,
    dated.took_effect AND (
        coalesce(dated.nce_months > 0, FALSE)
        OR coalesce(dated.new_end_date != dated.former_end_date, FALSE)
    ) AS moved_end
FROM dated
CROSS JOIN as_of_day
