-- One row per project of the register: the window in which the rule in force for its
-- funding year wants an ex-post evaluation, and how the project stands whatever the date.
-- Both days of the window belong to it. What is due or overdue depends on a date, so it
-- is asked for with one: see warehouse/evaluations_due.py.
WITH rule_in_force AS (
    SELECT
        projects.project_code,
        evaluation_rules.valid_from_year,
        evaluation_rules.window_opens_months,
        evaluation_rules.window_closes_months,
        evaluation_rules.document AS rule_document,
        evaluation_rules.locator AS rule_locator
    FROM projects
    JOIN evaluation_rules
        ON projects.funding_year >= evaluation_rules.valid_from_year
        AND (
            evaluation_rules.valid_to_year IS NULL
            OR projects.funding_year <= evaluation_rules.valid_to_year
        )
    QUALIFY row_number() OVER (
        PARTITION BY projects.project_code ORDER BY evaluation_rules.valid_from_year DESC
    ) = 1
),

standing AS (
    SELECT
        projects.project_code,
        CASE
            WHEN projects.expost_evaluated THEN 'done'
            WHEN rule_in_force.project_code IS NULL THEN 'not_applicable'
            WHEN projects.end_date IS NULL THEN 'no_end'
            WHEN projects.expost_evaluated IS NULL THEN 'not_told'
            ELSE 'outstanding'
        END AS evaluation_standing
    FROM projects
    LEFT JOIN rule_in_force ON rule_in_force.project_code = projects.project_code
)

SELECT
    projects.project_code,
    projects.title,
    projects.funding_year,
    projects.end_date,
    projects.expost_evaluated,
    rule_in_force.project_code IS NOT NULL AS rule_applies,
    CAST(
        projects.end_date + to_months(CAST(rule_in_force.window_opens_months AS INTEGER)) AS DATE
    ) AS window_opens,
    CAST(
        projects.end_date + to_months(CAST(rule_in_force.window_closes_months AS INTEGER)) AS DATE
    ) AS window_closes,
    standing.evaluation_standing,
    CASE
        WHEN standing.evaluation_standing NOT IN ('no_end', 'not_told')
            THEN standing.evaluation_standing = 'outstanding'
    END AS is_outstanding,
    projects.document,
    projects.locator,
    rule_in_force.rule_document,
    rule_in_force.rule_locator
FROM projects
JOIN standing ON standing.project_code = projects.project_code
LEFT JOIN rule_in_force ON rule_in_force.project_code = projects.project_code
