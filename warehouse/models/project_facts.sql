-- One row per project of the register, with what its other records add up to.
-- Each table of another grain is brought to one row per project before it is joined.
-- A flag "named" is true or missing, never false: sources list the projects a thing
-- holds for and say nothing of the others.
WITH budget AS (
    -- A revised budget replaces the original one; amounts of unclear kind never count.
    SELECT
        project_code,
        max(CASE WHEN budget_type = 'original' THEN amount_usd END) AS original_budget_usd,
        max(CASE WHEN budget_type = 'revised' THEN amount_usd END) AS revised_budget_usd
    FROM budgets
    GROUP BY project_code
),

ledger_kept AS (
    -- A dataset that dates its requests keeps a ledger: a project without one had none.
    SELECT count(requested_date) > 0 AS kept
    FROM revisions
),

revision AS (
    SELECT
        project_code,
        count(*) AS revisions,
        CASE WHEN count(*) = count(months_granted) THEN sum(months_granted) END AS nce_months
    FROM revision_ledger
    GROUP BY project_code
),

extension AS (
    -- Months of requests that took effect; not known where one of them does not state its months.
    SELECT
        projects.project_code,
        CASE
            WHEN revision.project_code IS NOT NULL THEN revision.nce_months
            WHEN ledger_kept.kept THEN 0
        END AS nce_months
    FROM projects
    CROSS JOIN ledger_kept
    LEFT JOIN revision ON revision.project_code = projects.project_code
),

country AS (
    SELECT
        project_code,
        count(DISTINCT iso3) AS countries
    FROM project_countries
    GROUP BY project_code
),

challenge AS (
    SELECT
        project_code,
        count(DISTINCT challenge) AS challenges_named,
        max(CASE WHEN challenge = 'covid_19' THEN 1 END) = 1 AS covid_named
    FROM challenges
    GROUP BY project_code
),

tag AS (
    SELECT
        project_code,
        max(CASE WHEN tag_family = 'rights_method' THEN 1 END) = 1 AS rights_method_named,
        max(CASE WHEN tag_family = 'gender_method' THEN 1 END) = 1 AS gender_method_named,
        max(CASE WHEN tag_family = 'sustaining_action' THEN 1 END) = 1 AS sustaining_action_named,
        max(CASE WHEN tag_family = 'good_practice' THEN 1 END) = 1 AS showcased
    FROM project_tags
    WHERE in_register
    GROUP BY project_code
),

result AS (
    SELECT
        project_code,
        max(CASE WHEN result_kind = 'unintended_beneficiaries' AND result_status = 'reached' THEN 1 END) = 1
            AS unintended_beneficiaries_named,
        max(CASE WHEN result_kind = 'unforeseen_impact' AND result_status = 'negative' THEN 1 END) = 1
            AS unforeseen_negative_named
    FROM results
    GROUP BY project_code
),

ceiling_in_force AS (
    SELECT
        projects.project_code,
        ceilings.ceiling_usd,
        ceilings.exceptional_ceiling_usd
    FROM projects
    JOIN ceilings
        ON ceilings.funding_line = projects.funding_line
        AND ceilings.coverage = projects.coverage
        AND projects.funding_year BETWEEN ceilings.valid_from_year AND ceilings.valid_to_year
    QUALIFY row_number() OVER (
        PARTITION BY projects.project_code ORDER BY ceilings.valid_from_year DESC
    ) = 1
)

SELECT
    projects.project_code,
    projects.theme,
    projects.review,
    projects.funding_year,
    projects.funding_line,
    projects.coverage,
    projects.fund_region,
    projects.regional_grouping,
    projects.project_category,
    projects.objective_category,
    projects.gender_marker,
    projects.project_status,
    projects.questionnaire_source,
    projects.impact_rating,
    projects.outcome_status,
    projects.beneficiary_reach,
    projects.expost_evaluated,
    projects.start_date,
    projects.end_date,
    CAST(extract(year FROM projects.start_date) AS BIGINT) AS start_year,
    projects.planned_months,
    extension.nce_months,
    projects.planned_months + extension.nce_months AS duration_months,
    coalesce(budget.revised_budget_usd, budget.original_budget_usd) AS budget_usd,
    budget.original_budget_usd,
    ceiling_in_force.ceiling_usd,
    ceiling_in_force.exceptional_ceiling_usd,
    coalesce(revision.revisions, CASE WHEN ledger_kept.kept THEN 0 END) AS revisions_recorded,
    country.countries AS countries_named,
    tag.showcased,
    challenge.challenges_named,
    challenge.covid_named,
    tag.rights_method_named,
    tag.gender_method_named,
    tag.sustaining_action_named,
    result.unintended_beneficiaries_named,
    result.unforeseen_negative_named
FROM projects
CROSS JOIN ledger_kept
LEFT JOIN budget ON budget.project_code = projects.project_code
JOIN extension ON extension.project_code = projects.project_code
LEFT JOIN revision ON revision.project_code = projects.project_code
LEFT JOIN country ON country.project_code = projects.project_code
LEFT JOIN challenge ON challenge.project_code = projects.project_code
LEFT JOIN tag ON tag.project_code = projects.project_code
LEFT JOIN result ON result.project_code = projects.project_code
LEFT JOIN ceiling_in_force ON ceiling_in_force.project_code = projects.project_code
