-- One row per project and country it names, with the part of the project that falls on it:
-- a project of several countries counts in equal parts in each, so that parts add up to projects.
-- Global projects belong to no country in particular, and projects that name none have no row.
WITH named AS (
    SELECT
        project_countries.project_code,
        project_countries.iso3,
        project_countries.document,
        project_countries.locator,
        count(*) OVER (PARTITION BY project_countries.project_code) AS countries
    FROM project_countries
)

SELECT
    named.project_code,
    named.iso3,
    CAST(1.0 / named.countries AS DECIMAL(24, 6)) AS project_part,
    CAST(project_facts.budget_usd / named.countries AS DECIMAL(18, 2)) AS budget_part_usd,
    named.document,
    named.locator
FROM named
JOIN project_facts ON project_facts.project_code = named.project_code
WHERE coalesce(project_facts.fund_region, '') != 'Global'
