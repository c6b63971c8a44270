-- One row per thing that can be found by words: a project, a country, an evaluation and what
-- it found and recommended, a peer project, a published figure. `folded` is everything
-- a reader may type, without case and accents; a name of two words is found as one, too.
WITH entries AS (
    SELECT
        'project' AS kind,
        project_code AS entry_id,
        project_code || ' ' || title AS title,
        concat_ws(', ', CAST(funding_year AS VARCHAR), fund_region, country_names) AS detail,
        concat_ws(' ', objective_summary, regional_grouping, country_codes,
            replace(country_names, ' ', '')) AS more,
        document,
        locator
    FROM project_register
    UNION ALL
    SELECT
        'country',
        countries.iso3,
        countries.country_name,
        concat_ws(', ', countries.iso3, countries.fund_region),
        concat_ws(' ', replace(countries.country_name, ' ', ''),
            string_agg(DISTINCT project_countries.country_printed, ' ')),
        min(project_countries.document),
        min(project_countries.locator)
    FROM countries
    JOIN project_countries ON project_countries.iso3 = countries.iso3
    GROUP BY countries.iso3, countries.country_name, countries.fund_region
    UNION ALL
    SELECT
        'evaluation',
        evaluation_id,
        title,
        concat_ws(', ', organisation, evaluation_type, report_date),
        concat_ws(' ', evaluation_id, evaluator, subject, method, note),
        document,
        locator
    FROM evaluations
    UNION ALL
    SELECT
        'finding',
        concat_ws('/', evaluation_id, dac_criterion, printed_criterion),
        finding,
        concat_ws(', ', evaluation_id, printed_criterion),
        dac_criterion,
        document,
        locator
    FROM evaluation_findings
    UNION ALL
    SELECT
        'recommendation',
        concat_ws('/', evaluation_id, document_group, CAST(item_number AS VARCHAR)),
        recommendation,
        concat_ws(', ', evaluation_id, document_group, subject_theme),
        NULL,
        document,
        locator
    FROM recommendations
    UNION ALL
    SELECT
        'lesson',
        concat_ws('/', evaluation_id, lesson_polarity, CAST(item_number AS VARCHAR)),
        lesson,
        concat_ws(', ', evaluation_id, lesson_polarity, subject_theme),
        NULL,
        document,
        locator
    FROM lessons
    UNION ALL
    SELECT
        'peer',
        peer_name,
        concat_ws(': ', short_name, peer_name),
        concat_ws(', ', organisation, peer_code, donor),
        concat_ws(' ', countries_printed, regional_grouping_printed, partners, subject_theme,
            reach, note),
        document,
        locator
    FROM peer_projects
    UNION ALL
    SELECT
        'figure',
        figure_id,
        concat_ws(', ', measure, dimension_value),
        concat_ws(' ', rtrim(rtrim(CAST(printed_number AS VARCHAR), '0'), '.'), unit, 'of', population),
        concat_ws(' ', figure_id, dimension, printed_form, note, locator),
        document,
        locator
    FROM published_figures
)
SELECT
    entries.kind,
    entries.entry_id,
    entries.title,
    entries.detail,
    sources.short_label,
    entries.document,
    entries.locator,
    lower(strip_accents(replace(entries.title, '’', ''''))) AS folded_title,
    lower(strip_accents(replace(
        concat_ws(' ', entries.title, entries.detail, entries.more, sources.short_label), '’', ''''
    ))) AS folded
FROM entries
LEFT JOIN sources ON sources.document = entries.document
