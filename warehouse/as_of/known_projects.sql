-- One row per project known on the day. A project is known from its approval, without one
-- from its start, without either from the end of its funding year. Its end date is the one
-- the first later decision replaced. What has no date of its own (results, challenges, what
-- a review says) counts from the publication of the document that says it, and in a fund's
-- own data from the end of the project, or from the last day on record where that is earlier.
WITH later AS (
    SELECT
        project_code,
        former_end_date
    FROM known_revisions
    WHERE moved_end AND NOT is_decided AND former_end_date IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY project_code ORDER BY revision_number) = 1
),

published AS (
    SELECT
        document,
        CASE length(published_on)
            WHEN 4 THEN CAST(published_on || '-12-31' AS DATE)
            WHEN 7 THEN last_day(CAST(published_on || '-01' AS DATE))
            ELSE CAST(published_on AS DATE)
        END AS published_date
    FROM recorded_sources
),

dated AS (
    SELECT
        projects.project_code,
        coalesce(
            projects.approved_date, projects.start_date, make_date(projects.funding_year, 12, 31)
        ) AS known_date,
        coalesce(later.former_end_date, projects.end_date) AS end_date,
        coalesce(
            published.published_date,
            least(projects.end_date, coalesce(observed.recorded_until, projects.end_date)),
            DATE '0001-01-01'
        ) AS reported_date
    FROM recorded_projects AS projects
    CROSS JOIN recorded_observation_days AS observed
    LEFT JOIN later ON later.project_code = projects.project_code
    LEFT JOIN published ON published.document = projects.document
)

SELECT
    dated.project_code,
    dated.end_date,
    dated.reported_date <= as_of_day.day AS has_reported
FROM dated
CROSS JOIN as_of_day
WHERE dated.known_date <= as_of_day.day
