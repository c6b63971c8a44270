-- One row per project of the register: budget and time from what was first approved over what
-- was revised to what became of it.
-- "Final" is what was spent up to a day on or after the end of a completed project; without
-- such a record there is no final figure. A revised budget replaces the original: never add them.
-- A month is an average one of 30.4375 days wherever it is counted from dates.
-- Where no revised budget is recorded, it is the original with the changes of the requests.
-- Without a request a project was not revised where the dataset dates its requests, which is
-- keeping a ledger; elsewhere nothing is known of it, nor of a revised budget.
WITH ledger_kept AS (
    SELECT count(requested_date) > 0 AS kept
    FROM revisions
),

budget AS (
    SELECT
        project_code,
        max(CASE WHEN budget_type = 'original' THEN amount_usd END) AS original_usd,
        max(CASE WHEN budget_type = 'revised' THEN amount_usd END) AS revised_usd
    FROM budgets
    GROUP BY project_code
),

request AS (
    SELECT
        project_code,
        count(*) AS requests,
        count(CASE WHEN took_effect THEN 1 END) AS revisions_in_effect,
        count(CASE WHEN took_effect THEN revised_date END) AS revisions_dated,
        min(revised_date) AS first_revised_date,
        CASE WHEN count(*) = count(months_granted) THEN sum(months_granted) END AS extended_months,
        sum(CASE WHEN budget_change_usd > 0 THEN budget_change_usd END) AS raised_usd,
        sum(CASE WHEN budget_change_usd < 0 THEN budget_change_usd END) AS cut_usd,
        max(CASE WHEN took_effect AND revision_reason = 'covid_19' THEN 1 ELSE 0 END) = 1
            OR max(CASE WHEN took_effect AND is_covid_related THEN 1 ELSE 0 END) = 1
            AS revised_for_covid,
        count(nullif(revision_reason, 'not_stated')) + count(is_covid_related) > 0
            AS reason_stated,
        count(CASE WHEN changes_budget AND budget_change_usd IS NULL THEN 1 END) = 0
            AS budget_changes_known
    FROM revision_ledger
    GROUP BY project_code
),

spent AS (
    SELECT
        expenditures.project_code,
        expenditures.as_of_date,
        expenditures.spent_usd
    FROM expenditures
    JOIN projects ON projects.project_code = expenditures.project_code
    WHERE projects.project_status = 'completed' AND expenditures.as_of_date >= projects.end_date
    QUALIFY row_number() OVER (
        PARTITION BY expenditures.project_code ORDER BY expenditures.as_of_date DESC
    ) = 1
),

challenge AS (
    SELECT
        project_code,
        max(CASE WHEN challenge = 'covid_19' THEN 1 END) = 1 AS delayed_by_covid
    FROM challenges
    GROUP BY project_code
),

stepped AS (
    SELECT
        projects.project_code,
        projects.title,
        projects.funding_line,
        projects.coverage,
        projects.project_status,
        projects.start_date,
        projects.end_date,
        CASE
            WHEN projects.planned_months IS NULL THEN NULL
            WHEN projects.planned_months <= 12 THEN 'up_to_12'
            WHEN projects.planned_months <= 18 THEN 'up_to_18'
            WHEN projects.planned_months <= 24 THEN 'up_to_24'
            ELSE 'over_24'
        END AS planned_length,
        projects.planned_months,
        request.requests IS NOT NULL OR ledger_kept.kept AS requests_known,
        coalesce(request.requests, CASE WHEN ledger_kept.kept THEN 0 END) AS requests,
        coalesce(
            request.revisions_in_effect, CASE WHEN ledger_kept.kept THEN 0 END
        ) AS revisions_in_effect,
        coalesce(request.revisions_dated, 0) = coalesce(request.revisions_in_effect, 0)
            AS revisions_all_dated,
        request.first_revised_date,
        CASE
            WHEN request.requests IS NOT NULL THEN request.extended_months
            WHEN ledger_kept.kept THEN 0
        END AS extended_months,
        CASE
            WHEN projects.project_status = 'completed'
                THEN (projects.end_date - projects.start_date + 1) / 30.4375
        END AS actual_months,
        budget.original_usd,
        coalesce(
            budget.revised_usd,
            CASE
                WHEN ledger_kept.kept AND coalesce(request.budget_changes_known, TRUE)
                    THEN budget.original_usd
                        + coalesce(request.raised_usd, 0)
                        + coalesce(request.cut_usd, 0)
            END
        ) AS revised_usd,
        coalesce(request.raised_usd, 0) AS raised_usd,
        coalesce(request.cut_usd, 0) AS cut_usd,
        spent.spent_usd AS final_usd,
        spent.as_of_date AS final_as_of_date,
        projects.is_covid_response,
        challenge.delayed_by_covid,
        CASE
            WHEN request.requests IS NULL THEN CASE WHEN ledger_kept.kept THEN FALSE END
            WHEN request.reason_stated THEN request.revised_for_covid
        END AS revised_for_covid,
        projects.document,
        projects.locator
    FROM projects
    CROSS JOIN ledger_kept
    LEFT JOIN budget ON budget.project_code = projects.project_code
    LEFT JOIN request ON request.project_code = projects.project_code
    LEFT JOIN spent ON spent.project_code = projects.project_code
    LEFT JOIN challenge ON challenge.project_code = projects.project_code
)

SELECT
    project_code,
    title,
    funding_line,
    coverage,
    project_status,
    start_date,
    end_date,
    planned_length,
    requests_known,
    requests,
    revisions_in_effect,
    first_revised_date,
    CASE WHEN requests_known AND revisions_all_dated THEN start_date END AS watched_from,
    planned_months,
    CAST(extended_months AS DECIMAL(8, 2)) AS extended_months,
    CAST(planned_months + extended_months AS DECIMAL(8, 2)) AS extended_plan_months,
    CAST(actual_months AS DECIMAL(8, 2)) AS actual_months,
    original_usd,
    CAST(CASE WHEN revised_usd IS NOT NULL THEN raised_usd END AS DECIMAL(18, 2)) AS raised_usd,
    CAST(CASE WHEN revised_usd IS NOT NULL THEN cut_usd END AS DECIMAL(18, 2)) AS cut_usd,
    CAST(revised_usd - original_usd - raised_usd - cut_usd AS DECIMAL(18, 2))
        AS change_without_request_usd,
    revised_usd,
    CAST(
        CASE
            WHEN final_usd < revised_usd THEN final_usd - revised_usd
            WHEN final_usd >= revised_usd THEN 0
        END AS DECIMAL(18, 2)
    ) AS unspent_usd,
    CAST(
        CASE
            WHEN final_usd > revised_usd THEN final_usd - revised_usd
            WHEN final_usd <= revised_usd THEN 0
        END AS DECIMAL(18, 2)
    ) AS overspent_usd,
    final_usd,
    final_as_of_date,
    delayed_by_covid,
    revised_for_covid,
    is_covid_response,
    document,
    locator
FROM stepped
