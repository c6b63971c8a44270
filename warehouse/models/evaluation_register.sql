-- One row per evaluation, with how much it found, recommended and learned.
WITH finding AS (
    SELECT evaluation_id, count(*) AS findings FROM evaluation_findings GROUP BY evaluation_id
),

recommendation AS (
    SELECT evaluation_id, count(*) AS recommendations FROM recommendations GROUP BY evaluation_id
),

lesson AS (
    SELECT evaluation_id, count(*) AS lessons FROM lessons GROUP BY evaluation_id
),

project AS (
    SELECT
        evaluation_id,
        count(DISTINCT project_code) AS projects,
        min(project_code) AS first_project_code
    FROM evaluation_projects
    GROUP BY evaluation_id
)

SELECT
    evaluations.evaluation_id,
    evaluations.title,
    evaluations.organisation,
    evaluations.evaluation_type,
    -- The type is in the words of its source: "ex-post project evaluation", "Ex-post evaluation".
    regexp_matches(lower(evaluations.evaluation_type), '^ex[- ]?post') AS is_ex_post,
    evaluations.evaluation_mode,
    evaluations.evaluator,
    evaluations.period_start,
    evaluations.period_end,
    evaluations.report_date,
    evaluations.cost_usd,
    evaluations.criteria_used,
    evaluations.subject,
    evaluations.portfolio_size,
    evaluations.method,
    evaluations.note,
    project.projects,
    -- One of several projects belongs to none of them; they are in evaluation_projects.
    CASE WHEN project.projects = 1 THEN project.first_project_code END AS project_code,
    evaluation_ratings.impact_rating,
    coalesce(finding.findings, 0) AS findings,
    coalesce(recommendation.recommendations, 0) AS recommendations,
    coalesce(lesson.lessons, 0) AS lessons,
    evaluations.document,
    evaluations.locator
FROM evaluations
LEFT JOIN project ON project.evaluation_id = evaluations.evaluation_id
LEFT JOIN evaluation_ratings ON evaluation_ratings.evaluation_id = evaluations.evaluation_id
LEFT JOIN finding ON finding.evaluation_id = evaluations.evaluation_id
LEFT JOIN recommendation ON recommendation.evaluation_id = evaluations.evaluation_id
LEFT JOIN lesson ON lesson.evaluation_id = evaluations.evaluation_id
