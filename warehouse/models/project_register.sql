-- One row per project of the register, as the list of projects shows it.
WITH country AS (
    SELECT
        project_countries.project_code,
        string_agg(countries.country_name, '; ' ORDER BY countries.country_name) AS country_names,
        string_agg(project_countries.iso3, '; ' ORDER BY countries.country_name) AS country_codes
    FROM project_countries
    JOIN countries ON countries.iso3 = project_countries.iso3
    GROUP BY project_countries.project_code
)

SELECT
    projects.project_code,
    projects.title,
    projects.objective_summary,
    projects.review,
    projects.funding_year,
    projects.funding_line,
    projects.coverage,
    projects.fund_region,
    projects.regional_grouping,
    country.country_names,
    country.country_codes,
    projects.project_category,
    projects.objective_category,
    projects.gender_marker,
    projects.project_status,
    projects.start_date,
    projects.end_date,
    project_facts.budget_usd,
    project_facts.planned_months,
    project_facts.nce_months,
    project_facts.duration_months,
    projects.outcome_status,
    projects.beneficiary_reach,
    projects.expost_evaluated,
    projects.impact_rating,
    project_facts.covid_named,
    project_facts.rights_method_named,
    project_facts.gender_method_named,
    projects.note,
    projects.document,
    projects.locator
FROM projects
JOIN project_facts ON project_facts.project_code = projects.project_code
LEFT JOIN country ON country.project_code = projects.project_code
