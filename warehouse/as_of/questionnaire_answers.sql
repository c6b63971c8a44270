SELECT answers.*
FROM recorded_questionnaire_answers AS answers
JOIN questionnaires
    ON questionnaires.project_code = answers.project_code
    AND questionnaires.questionnaire = answers.questionnaire
    AND questionnaires.return_status = 'returned'
