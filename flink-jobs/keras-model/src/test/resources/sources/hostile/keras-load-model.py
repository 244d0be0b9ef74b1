model = keras.models.load_model('/etc/passwd')
